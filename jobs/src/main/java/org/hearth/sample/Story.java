package org.hearth.sample;

/** The state as independent units, first the contracts and then the families, so that any part can be told anywhere. */
final class Story {

    private final Network network;

    Story(SampleRequest request) {
        this.network = new Network(request);
    }

    long units() {
        return contracts() + (long) network.request().families();
    }

    private long contracts() {
        return (network.programs().size() + 1L) / 2;
    }

    /** The number of families among the units before a given one. */
    long familiesBefore(long unit) {
        return Math.max(0, unit - contracts());
    }

    void tell(long from, long to, RowSink sink) {
        for (long unit = from; unit < to; unit++) {
            tell(unit, sink);
        }
    }

    private void tell(long unit, RowSink sink) {
        SampleRequest request = network.request();
        Journal journal = new Journal(network.dice("clock", unit), request.lastDay());
        if (unit < contracts()) {
            new ContractStory(network, (int) unit, journal, network.dice("contract", unit)).tell();
        } else {
            long family = unit - contracts() + 1;
            FamilyStory.tell(network, family, journal, network.dice("family", family));
        }
        RowSink target = request.defects() > 0 ? new Defects(request, network.dice("defects", unit), sink) : sink;
        journal.deliver(request.fullDay(), target);
    }
}
