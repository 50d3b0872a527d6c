/** What a person or a script reads: JSON documents, tables, progress, errors in two sentences. */
@NullMarked
package org.readout.app.output;

import org.jspecify.annotations.NullMarked;
