package io.skep.plans.apply;

import io.skep.plans.failure.UserError;
import io.skep.plans.plan.PlannedStep;
import io.skep.plans.remote.GoalMissed;
import io.skep.plans.remote.RemoteException;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Intent;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Progress;
import io.skep.plans.state.Recorded;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.text.value.Value.Entries;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Carries out one step, in a thread of its own: notes that it begins, does it, notes what became of it. */
final class Attempt {
    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int ID_LENGTH = 12;

    private final Sight sight;
    private final Book book;
    private final Bookkeeping bookkeeping;
    private final Promised promised;
    private final Redaction redaction;
    private final StoredForm form;

    /** How a step ended. */
    sealed interface Ending {
        PlannedStep step();

        record Done(PlannedStep step) implements Ending {}

        /** It failed; {@code goal} is the word for how, where all was sent and the cluster ended elsewhere. */
        record Failed(PlannedStep step, String error, Optional<String> goal) implements Ending {}

        /** Broken off: whether it was done is open. */
        record BrokenOff(PlannedStep step) implements Ending {}

        /** The journal failed; nothing more may be done. */
        record Unrecorded(PlannedStep step, Throwable cause) implements Ending {}
    }

    Attempt(Sight sight, Book book, Bookkeeping bookkeeping, Promised promised, Redaction redaction, StoredForm form) {
        this.sight = sight;
        this.promised = promised;
        this.book = book;
        this.bookkeeping = bookkeeping;
        this.redaction = redaction;
        this.form = form;
    }

    Ending carryOut(PlannedStep planned) {
        Instant start = sight.setting().pace().now();
        try {
            if (bookkeeping.opens(planned)) {
                promised.before(planned.step().address());
            }
            begin(planned);
            Entries learned = redaction.covered(tried(planned));
            finish(planned, learned, start);
            if (planned.settles() && planned.doing() != Progress.REMOVING) {
                promised.after(planned.step().address());
            }
            return new Ending.Done(planned);
        } catch (InterruptedException stopped) {
            return new Ending.BrokenOff(planned);
        } catch (Book.Broken broken) {
            return new Ending.Unrecorded(planned, cause(broken));
        } catch (RemoteException failed) {
            return failed.open()
                    ? leftOpen(planned, Cause.of(failed), start)
                    : failed(planned, Cause.of(failed), start, goal(failed));
        } catch (UserError failed) {
            return failed(planned, Cause.of(failed), start, Optional.empty());
        } catch (RuntimeException bug) {
            String where = Bug.place(bug);
            String told = "a bug in skep: " + bug.getClass().getName() + ": " + Cause.of(bug) + where;
            return failed(planned, told, start, Optional.empty());
        }
    }

    /**
     * Returns when the ends of all steps carried out so far are durable; where the journal fails, with the cause. Called by the executor
     * where no other step begins at once, which would see to it.
     */
    Optional<Throwable> settle() {
        try {
            book.settle();
            return Optional.empty();
        } catch (Book.Broken broken) {
            return Optional.of(cause(broken));
        }
    }

    private void begin(PlannedStep planned) {
        Step step = planned.step();
        Optional<Intent> intent = bookkeeping.intent(planned);
        book.enter(
                List.of(new JournalEntry.Begun(planned.id(), step.address(), redaction.covered(step.title()), intent)));
        if (intent.isPresent() && intent.get().afresh()) {
            sight.facts().forget(step.address());
        }
        tell(new Event.StepStarted(planned.id(), step));
    }

    private Entries tried(PlannedStep planned) throws RemoteException, InterruptedException {
        StepWorld world = new StepWorld(sight, redaction, planned.id(), planned.step(), () -> detachedId(planned));
        Duration pause = FIRST_PAUSE;
        for (int tries = 1; ; tries++) {
            try {
                return planned.step().run(world);
            } catch (RemoteException failed) {
                if (!failed.retryable() || tries == TRIES) {
                    throw failed;
                }
                world.say("try " + tries + " of " + TRIES + " failed: " + Cause.of(failed));
            }
            sight.setting().pace().pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private void finish(PlannedStep planned, Entries learned, Instant start) {
        Address address = planned.step().address();
        sight.facts().learn(address, learned);
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry.Done(planned.id(), address, learned));
        if (planned.settles()) {
            entries.add(bookkeeping.settled(address));
        }
        book.enterLater(entries);
        if (entries.getLast() instanceof JournalEntry.Gone) {
            sight.facts().forget(address);
        }
        tell(new Event.StepDone(planned.id(), planned.step(), since(start)));
        if (planned.settles()) {
            tell(new Event.Settled(address, bookkeeping.change(planned).sign()));
        }
    }

    private static Optional<String> goal(RemoteException failed) {
        return failed instanceof GoalMissed missed ? Optional.of(missed.ending()) : Optional.empty();
    }

    private Ending failed(PlannedStep planned, String why, Instant start, Optional<String> goal) {
        String error = redaction.covered(why);
        try {
            book.enter(
                    List.of(new JournalEntry.Failed(planned.id(), planned.step().address(), error)));
        } catch (Book.Broken broken) {
            return new Ending.Unrecorded(planned, cause(broken));
        }
        return ended(planned, error, start, goal);
    }

    /** The journal says that it began and not how it ended, as after a crash: the next apply resumes this very act. */
    private Ending leftOpen(PlannedStep planned, String why, Instant start) {
        return ended(planned, redaction.covered(why), start, Optional.empty());
    }

    private Ending ended(PlannedStep planned, String error, Instant start, Optional<String> goal) {
        tell(new Event.StepFailed(planned.id(), planned.step(), error, since(start)));
        return new Ending.Failed(planned, error, goal);
    }

    /** The same when this very act is resumed after a crash or a lost connection, another for every new act. */
    private String detachedId(PlannedStep planned) {
        long since =
                book.recorded(planned.step().address()).map(Recorded::since).orElse(0L);
        String act = sight.setting().types().nameOf(planned.step()).orElse("note");
        String identity = since + "\n" + sight.ownership().lineage() + "\n" + form.text(planned.step());
        String digest = Sha256.hex(identity.getBytes(StandardCharsets.UTF_8)).substring(0, ID_LENGTH);
        return act + "-" + digest;
    }

    private Duration since(Instant start) {
        return Duration.between(start, sight.setting().pace().now());
    }

    private void tell(Event event) {
        sight.setting().listener().on(event);
    }

    private static Throwable cause(Book.Broken broken) {
        Throwable cause = broken.getCause();
        return cause == null ? broken : cause;
    }
}
