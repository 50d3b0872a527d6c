package org.readout.analysis.survival;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A follow-up divided into treatments: for each, how many had the event and how many were censored
 * at each time. Arms keep the order in which they first appear. Immutable.
 */
public final class Arms {
  private final FollowUp followUp;
  private final List<String> names;
  private final int[][] events;
  private final int[][] censored;

  private Arms(FollowUp followUp, List<String> names) {
    this.followUp = followUp;
    this.names = List.copyOf(names);
    this.events = new int[names.size()][followUp.times().length];
    this.censored = new int[names.size()][followUp.times().length];
  }

  /**
   * @param arm the treatment of each subject, in the order of the follow-up
   * @throws IllegalArgumentException when there are not as many treatments as subjects
   */
  public static Arms of(FollowUp followUp, List<String> arm) {
    if (arm.size() != followUp.size()) {
      throw new IllegalArgumentException("as many treatments as subjects");
    }
    Map<String, Integer> index = new HashMap<>();
    List<String> names = new ArrayList<>();
    int[] of = new int[arm.size()];
    for (int row = 0; row < of.length; row++) {
      Integer known = index.get(arm.get(row));
      if (known == null) {
        known = names.size();
        index.put(arm.get(row), known);
        names.add(arm.get(row));
      }
      of[row] = known;
    }
    Arms arms = new Arms(followUp, names);
    for (int row = 0; row < of.length; row++) {
      int[][] tally = followUp.event(row) ? arms.events : arms.censored;
      tally[of[row]][followUp.slot(row)]++;
    }
    return arms;
  }

  /** The treatments, in the order of their first subject. */
  public List<String> names() {
    return names;
  }

  /** The survival of one treatment. */
  public KaplanMeier kaplanMeier(String arm) {
    int index = index(arm);
    return KaplanMeier.of(followUp.times(), events[index], censored[index]);
  }

  /**
   * Two of the treatments, the first named first.
   *
   * @throws IllegalArgumentException when one is not there, or they are the same
   */
  Arms pair(String first, String second) {
    if (first.equals(second)) {
      throw new IllegalArgumentException(first + " against itself");
    }
    Arms pair = new Arms(followUp, List.of(first, second));
    for (int i = 0; i < 2; i++) {
      int from = index(pair.names.get(i));
      System.arraycopy(events[from], 0, pair.events[i], 0, events[from].length);
      System.arraycopy(censored[from], 0, pair.censored[i], 0, censored[from].length);
    }
    return pair;
  }

  int timeCount() {
    return followUp.times().length;
  }

  /** How many had the event, by arm and time; stays ours, read only. */
  int[][] events() {
    return events;
  }

  /** How many left without the event, by arm and time; stays ours, read only. */
  int[][] censored() {
    return censored;
  }

  int size(int arm) {
    int size = 0;
    for (int slot = 0; slot < timeCount(); slot++) {
      size += events[arm][slot] + censored[arm][slot];
    }
    return size;
  }

  private int index(String arm) {
    int index = names.indexOf(arm);
    if (index < 0) {
      throw new IllegalArgumentException("no such treatment: " + arm);
    }
    return index;
  }
}
