/**
 * Times to an event, some of them only known to be longer than the follow-up: {@link
 * org.readout.analysis.survival.FollowUp} is what was observed, {@link
 * org.readout.analysis.survival.Arms} divides it into treatments, and every other class is one
 * statistic of the two. What cannot be told (a median that is not reached, a likelihood without a
 * maximum) is a state and never an infinite number.
 */
@NullMarked
package org.readout.analysis.survival;

import org.jspecify.annotations.NullMarked;
