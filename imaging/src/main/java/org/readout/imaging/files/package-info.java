/**
 * Reads the image files that microscopes and cameras write, as they were stored: native samples, a
 * plane at a time, with the channels, sections, moments and pixel size that the file states.
 * Imports only the package above.
 */
@NullMarked
package org.readout.imaging.files;

import org.jspecify.annotations.NullMarked;
