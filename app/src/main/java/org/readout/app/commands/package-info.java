/** The command line: one class a command, each with an example. */
@NullMarked
package org.readout.app.commands;

import org.jspecify.annotations.NullMarked;
