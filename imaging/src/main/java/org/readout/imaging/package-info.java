/**
 * Knows pixels: image files, colonies, cells, membrane potential and image quality. OpenCV is
 * imported only here, and no {@code Mat} leaves. Imports no other module of the project.
 */
@NullMarked
package org.readout.imaging;

import org.jspecify.annotations.NullMarked;
