package org.hearth.sample;

/** A finished file of a folder as its manifest lists it; folder 0 is the full extract. */
record DeliveredFile(int folder, String entity, String file, long rows, String sha256) {

    /** One line of text, since it travels through Spark as a string. */
    String line() {
        return folder + " " + entity + " " + file + " " + rows + " " + sha256;
    }

    static DeliveredFile of(String line) {
        String[] parts = line.split(" ", -1);
        return new DeliveredFile(Integer.parseInt(parts[0]), parts[1], parts[2], Long.parseLong(parts[3]), parts[4]);
    }
}
