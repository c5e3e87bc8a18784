package org.hearth.sample;

/** A place where families live. */
record Town(String name, String county, String region, String zip) {}
