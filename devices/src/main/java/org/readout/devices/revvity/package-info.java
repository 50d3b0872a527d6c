/** Exports of Revvity's (PerkinElmer's) EnVision and of Kaleido, which drives EnSight. */
@NullMarked
package org.readout.devices.revvity;

import org.jspecify.annotations.NullMarked;
