/** Exports of Promega's GloMax. */
@NullMarked
package org.readout.devices.promega;

import org.jspecify.annotations.NullMarked;
