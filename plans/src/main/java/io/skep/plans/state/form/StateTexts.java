package io.skep.plans.state.form;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Types;
import io.skep.plans.state.LockRecord;
import io.skep.plans.state.State;
import io.skep.plans.state.seal.Place;
import io.skep.plans.state.seal.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a state is as text: its snapshot, the lines of its journals, the record of its lock. The only place where these become bytes and
 * where bytes become these again. Where the bytes are kept is no matter of this class. Safe for any thread.
 */
public final class StateTexts {
    private static final List<Upgrade> UPGRADES = List.of(Upgrade.SAME_CONTENT);
    private static final CheckedDocument DOCUMENT = new CheckedDocument(
            "state", UPGRADES, "Nothing was changed. To go on with what can still be read, type: skep recover");

    private final Types types;
    private final Sealing sealing;
    private final Map<String, StoredForm> forms = new ConcurrentHashMap<>();

    /** The texts of a state of resources of these types, in clear. */
    public StateTexts(Types types) {
        this(types, Sealing.NONE);
    }

    /** The same, sealed; the record of a lock never is. */
    public StateTexts(Types types, Sealing sealing) {
        this.types = types;
        this.sealing = sealing;
    }

    /** The same that seals nothing, for documents that people pass around. */
    public StateTexts inClear() {
        return new StateTexts(types);
    }

    /** The snapshot of a state. */
    public byte[] snapshot(State state) {
        Place place = new Place(DOCUMENT.content(), state.lineage(), state.serial());
        return sealing.sealed(place, DOCUMENT.write(state, form(state.lineage())));
    }

    /** The state of a snapshot, of whatever format so far; damage and a newer format is a {@link UserError} that names it. */
    public State snapshot(byte[] bytes, String name) {
        byte[] document = sealing.opened(DOCUMENT.content(), bytes, name);
        return DOCUMENT.read(document, name, State.class, form(""));
    }

    /** The lines of the journals of a lineage. */
    public JournalLines journal(String lineage) {
        return new JournalLines(form(lineage), sealing, lineage);
    }

    /** The record of a lock. */
    public byte[] lock(LockRecord lock) {
        return (form("").readable(lock) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The record of a lock; one that cannot be read is a {@link UserError}. */
    public LockRecord lock(byte[] bytes, String name) {
        try {
            JsonNode tree = form("").parse(new String(bytes, StandardCharsets.UTF_8));
            if (tree.path("format").asInt(0) > LockRecord.FORMAT) {
                throw new UserError(
                        name + " was written by a newer skep, which may be at work. Use that version of skep.");
            }
            return form("").read(tree, LockRecord.class);
        } catch (JacksonException wrong) {
            throw new UserError(
                    name + " is damaged, so that nobody can tell who holds the lock: " + wrong.getOriginalMessage()
                            + ". Remove it when no other run of skep is at work on this state.",
                    wrong);
        }
    }

    private StoredForm form(String lineage) {
        return forms.computeIfAbsent(lineage, salt -> new StoredForm(new SecretDigest(salt), types));
    }
}
