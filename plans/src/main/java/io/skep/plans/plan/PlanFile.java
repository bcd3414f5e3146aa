package io.skep.plans.plan;

import io.skep.plans.failure.UserError;
import io.skep.plans.resource.Types;
import io.skep.plans.state.form.CheckedDocument;
import io.skep.plans.state.form.DurableFile;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.state.form.Upgrade;
import io.skep.plans.state.seal.Place;
import io.skep.plans.state.seal.Sealing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A saved plan: one JSON file that needs no other to be applied. It holds no secret, no time and no path of this machine, so that the
 * same plan is the same bytes. Only its owner may read it.
 */
public final class PlanFile {
    private static final List<Upgrade> UPGRADES = List.of(new PlansOfChanges());
    private static final CheckedDocument DOCUMENT =
            new CheckedDocument("plan", UPGRADES, "A saved plan cannot be mended: run plan again.");

    private PlanFile() {}

    /** Saves a plan. */
    public static void write(Path file, Plan plan, Types types) {
        DurableFile.write(file, bytes(plan, types));
    }

    /** The bytes that {@link #write} saves. */
    public static byte[] bytes(Plan plan, Types types) {
        return bytes(plan, new StoredForm(new SecretDigest(plan.lineage()), types));
    }

    /** The same, in the form of the plan's own lineage. */
    public static byte[] bytes(Plan plan, StoredForm form) {
        return DOCUMENT.write(plan, form);
    }

    /** Saves a plan, sealed. */
    public static void write(Path file, Plan plan, Types types, Sealing sealing) {
        Place place = new Place(DOCUMENT.content(), plan.lineage(), plan.serial());
        DurableFile.write(file, sealing.sealed(place, bytes(plan, types)));
    }

    /** Reads a saved plan; a damaged one, or one of a newer skep, is a {@link UserError}. */
    public static Plan read(Path file, Types types) {
        return read(file, types, Sealing.NONE);
    }

    /** Reads a saved plan that may be sealed; the same, and one in clear where there is a key is refused. */
    public static Plan read(Path file, Types types, Sealing sealing) {
        try {
            String name = file.toString();
            byte[] document = sealing.opened(DOCUMENT.content(), Files.readAllBytes(file), name);
            return DOCUMENT.read(document, name, Plan.class, new StoredForm(new SecretDigest(""), types));
        } catch (IOException failed) {
            throw new UserError("Cannot read the plan " + file + ": " + failed.getMessage(), failed);
        }
    }
}
