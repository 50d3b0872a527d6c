/** Running many jobs over the cores. */
@NullMarked
package org.readout.app.batch;

import org.jspecify.annotations.NullMarked;
