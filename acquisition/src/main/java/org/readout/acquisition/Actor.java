package org.readout.acquisition;

/**
 * Who does something to a study, and on which computer; every row of the audit trail names it.
 *
 * @param name the person's user name
 * @param host the computer's name
 */
public record Actor(String name, String host) {
  public Actor {
    if (name.isBlank() || host.isBlank()) {
      throw new IllegalArgumentException(
          "an actor has a name and a host: '" + name + "', '" + host);
    }
  }
}
