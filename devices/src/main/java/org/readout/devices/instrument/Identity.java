package org.readout.devices.instrument;

/**
 * Who an instrument says it is. A text is empty where it does not say.
 *
 * @param serial the maker's number of this one piece
 */
public record Identity(String maker, String model, String serial, String firmware) {}
