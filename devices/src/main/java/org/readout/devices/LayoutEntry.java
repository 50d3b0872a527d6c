package org.readout.devices;

/**
 * What a file says about the content of one well: offered, never assumed, as a plate's layout.
 *
 * @param property the file's word, for example {@code Well ID} or {@code Conc/Dil}
 * @param text as written
 */
public record LayoutEntry(String plate, Well well, String property, String text) {}
