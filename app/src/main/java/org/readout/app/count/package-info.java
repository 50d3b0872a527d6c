/** Counting a set of images: options, the runner over the cores, and what is written of it. */
@NullMarked
package org.readout.app.count;

import org.jspecify.annotations.NullMarked;
