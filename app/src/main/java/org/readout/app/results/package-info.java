/** From the rows of a study or a table to a result: document, lines, figure, methods. */
@NullMarked
package org.readout.app.results;

import org.jspecify.annotations.NullMarked;
