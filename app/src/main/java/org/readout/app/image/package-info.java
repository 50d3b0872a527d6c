/** What {@code readout image} prints: what an image file holds, for a script or for a person. */
@NullMarked
package org.readout.app.image;

import org.jspecify.annotations.NullMarked;
