/** A whole study of the founding kind on rendered plates, with known truth beside what is found. */
@NullMarked
package org.readout.app.demo;

import org.jspecify.annotations.NullMarked;
