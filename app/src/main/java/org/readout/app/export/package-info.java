/** Files for other people and their programs. */
@NullMarked
package org.readout.app.export;

import org.jspecify.annotations.NullMarked;
