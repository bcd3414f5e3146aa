package io.skep.plans.fake;

import io.skep.plans.apply.Hosts;
import io.skep.plans.remote.Connection;
import io.skep.plans.remote.Looking;
import io.skep.plans.remote.Output;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.resource.Types;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.text.value.Value;
import io.skep.plans.text.value.Value.Entries;
import io.skep.plans.text.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/**
 * The fleet: objects that have an owner, an address and values, and remember everything that was done to them. Its language is
 * {@code make|dress|strip|remove|show ADDRESS OWNER}, with values as input. Safe for any thread.
 */
public final class FakeFleet implements Hosts {
    /** The one host through which the fleet is reached. */
    public static final Address HOST = Address.of("host", "fleet");

    /** The owner of what may be taken up. */
    public static final String NOBODY = "nobody";

    private final StoredForm form = new StoredForm(new SecretDigest("fake"), new Types(List.of()));
    private final List<Thing> things = new ArrayList<>();
    private final List<String> acts = new ArrayList<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Integer> lostAnswers = new HashMap<>();
    private final Map<String, CountDownLatch> hanging = new HashMap<>();
    private final Map<String, Integer> outlasting = new HashMap<>();
    private final List<String> stepIds = new ArrayList<>();
    private final List<String> unreachable = new ArrayList<>();
    private Optional<Error> broken = Optional.empty();
    private int made;

    /** One object. */
    public record Thing(String id, String owner, String address, Entries values) {
        Thing with(Entries changed) {
            return new Thing(id, owner, address, changed);
        }
    }

    @Override
    public synchronized Looking look(Address host, Entries outputs) {
        broken.ifPresent(error -> {
            throw error;
        });
        return new FakeConnection(this);
    }

    @Override
    public Connection connect(Address host, Entries outputs) {
        return new FakeConnection(this);
    }

    /** Everything that is there, in the order in which it was made. */
    public synchronized List<Thing> things() {
        return List.copyOf(things);
    }

    /** Every change so far, as {@code make ADDRESS}. */
    public synchronized List<String> acts() {
        return List.copyOf(acts);
    }

    /** Somebody else makes an object. */
    public synchronized void intrude(String address, Entries values) {
        things.add(new Thing("foreign", "somebody", address, values));
    }

    /** Something that nobody owns is there. */
    public synchronized void find(String id, String address, Entries values) {
        things.add(new Thing(id, NOBODY, address, values));
    }

    /** Somebody else changes an object of ours. */
    public synchronized void meddle(String address, String attribute, Value value) {
        things.replaceAll(
                thing -> thing.address.equals(address) ? thing.with(thing.values.with(attribute, value)) : thing);
    }

    /** Somebody else removes an object. */
    public synchronized void lose(String address) {
        things.removeIf(thing -> thing.address.equals(address));
    }

    /** The next {@code times} acts of this text fail before anything is done. */
    public synchronized void fail(String act, int times) {
        failures.put(act, times);
    }

    /** The next {@code times} acts of this text are done, and then the connection is lost. */
    public synchronized void loseAnswer(String act, int times) {
        lostAnswers.put(act, times);
    }

    /** The next {@code times} acts of this text go on for longer than anybody waits. */
    public synchronized void outlast(String act, int times) {
        outlasting.put(act, times);
    }

    /** The ids under which things were made, {@code ADDRESS ID}, as often as it was tried. */
    public synchronized List<String> stepIds() {
        return List.copyOf(stepIds);
    }

    synchronized void noteId(String address, String stepId) {
        stepIds.add(address + " " + stepId);
    }

    /** The next act of this text waits until it is interrupted; {@code reached} counts down when it begins to. */
    public synchronized void hang(String act, CountDownLatch reached) {
        hanging.put(act, reached);
    }

    /** Waits where an act is to hang. */
    void hang(List<String> words) throws InterruptedException {
        CountDownLatch reached;
        synchronized (this) {
            reached = hanging.remove(words.get(0) + " " + words.get(1));
        }
        if (reached != null) {
            reached.countDown();
            new CountDownLatch(1).await();
        }
    }

    /** From now on every look dies of this. */
    public synchronized void breakLooks(Error error) {
        broken = Optional.of(error);
    }

    /** From now on this address cannot be reached, or can be again. */
    public synchronized void reachable(String address, boolean can) {
        if (can) {
            unreachable.remove(address);
        } else {
            unreachable.add(address);
        }
    }

    synchronized Output carryOut(List<String> words, Entries input) throws RemoteException {
        String verb = words.get(0);
        String address = words.get(1);
        if (unreachable.contains(address)) {
            throw new RemoteException("fleet: no route to " + address, false);
        } else if (verb.equals("show")) {
            return show(address);
        }
        String act = verb + " " + address;
        if (used(failures, act)) {
            throw new RemoteException("fleet: " + act + " was refused", false);
        }
        if (used(outlasting, act)) {
            throw RemoteException.stillOpen("fleet: " + act + " still runs");
        }
        acts.add(act);
        String answer = change(verb, address, words.get(2), input);
        if (used(lostAnswers, act)) {
            throw new RemoteException("fleet: connection lost", true);
        }
        return new Output(0, answer, "");
    }

    private String change(String verb, String address, String owner, Entries input) {
        Optional<Thing> found = find(address, owner);
        switch (verb) {
            case "make" -> {
                if (found.isEmpty()) {
                    made++;
                    Thing thing = new Thing("id" + made, owner, address, input);
                    things.add(thing);
                    return thing.id;
                }
            }
            case "dress" ->
                found.ifPresent(thing ->
                        things.replaceAll(each -> each.equals(thing) ? thing.with(worn(thing.values, input)) : each));
            case "strip" ->
                found.ifPresent(thing -> things.replaceAll(each ->
                        each.equals(thing) ? thing.with(Entries.NONE.with("size", thing.values.get("size"))) : each));
            case "remove" -> found.ifPresent(things::remove);
            default -> throw new IllegalArgumentException("the fleet knows no " + verb);
        }
        return found.map(Thing::id).orElse("");
    }

    /** Null takes a value off; maps are changed key by key. */
    private static Entries worn(Entries old, Entries input) {
        Entries worn = old;
        for (Map.Entry<String, Value> each : input.entries().entrySet()) {
            Value value = each.getValue() instanceof Entries inner
                    ? worn(Values.entriesOf(old, each.getKey()), inner)
                    : each.getValue();
            worn = worn.with(each.getKey(), value);
        }
        return worn;
    }

    private Output show(String address) {
        return things.stream()
                .filter(thing -> thing.address.equals(address))
                .findFirst()
                .map(thing -> {
                    TreeMap<String, Value> told = new TreeMap<>();
                    told.put("id", Values.text(thing.id));
                    told.put("owner", Values.text(thing.owner));
                    told.put("values", thing.values);
                    return new Output(0, form.text(new Entries(told)), "");
                })
                .orElse(new Output(1, "", "no such thing"));
    }

    Entries read(String text) {
        return form.read(form.parse(text), Entries.class);
    }

    String write(Entries entries) {
        return form.text(entries);
    }

    private Optional<Thing> find(String address, String owner) {
        return things.stream()
                .filter(thing ->
                        thing.address.equals(address) && (thing.owner.equals(owner) || thing.owner.equals(NOBODY)))
                .findFirst();
    }

    private static boolean used(Map<String, Integer> stock, String act) {
        int left = stock.getOrDefault(act, 0);
        stock.put(act, Math.max(0, left - 1));
        return left > 0;
    }
}
