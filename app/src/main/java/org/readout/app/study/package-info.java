/** Opening a study for a person at this computer, and what the commands ask of it. */
@NullMarked
package org.readout.app.study;

import org.jspecify.annotations.NullMarked;
