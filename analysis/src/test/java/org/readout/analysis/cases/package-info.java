/**
 * Reference cases: folders of JSON files with inputs and the numbers that they must give. A new
 * family of statistics is one class that maps its methods, and one line in {@link
 * org.readout.analysis.cases.CaseFamilies}.
 */
@NullMarked
package org.readout.analysis.cases;

import org.jspecify.annotations.NullMarked;
