/**
 * Knows time and the record: the study, its plates and their design, what was imported and
 * computed, and the trail of who did what. SQLite is imported only here. Raw is append-only;
 * derived rows name their inputs, algorithm, version and parameters. Imports {@code devices} and no
 * other module of the project.
 */
@NullMarked
package org.readout.acquisition;

import org.jspecify.annotations.NullMarked;
