/**
 * Knows time and the record: the study, its plates and their design, what was imported and
 * computed, and the trail of who did what. SQLite is imported only here. Raw is append-only;
 * derived rows name their inputs, algorithm, version and parameters. Imports {@code devices} and no
 * other module of the project.
 *
 * <p>Begin at {@link org.readout.acquisition.Study}, the one door. Behind it, a {@code Store} runs
 * each step as one transaction that ends with its row in the {@code AuditTrail}; that row holds the
 * hash of everything that the step wrote, so that {@link org.readout.acquisition.Study#verify}
 * finds what was changed later. A {@link org.readout.acquisition.LayoutFile} is read and checked as
 * a whole before a study is asked to keep it.
 */
@NullMarked
package org.readout.acquisition;

import org.jspecify.annotations.NullMarked;
