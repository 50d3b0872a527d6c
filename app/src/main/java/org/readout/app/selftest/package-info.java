/**
 * What a lab runs before it trusts this: rendered data with known truth, and how well it is found.
 */
@NullMarked
package org.readout.app.selftest;

import org.jspecify.annotations.NullMarked;
