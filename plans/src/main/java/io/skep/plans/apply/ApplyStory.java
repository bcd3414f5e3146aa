package io.skep.plans.apply;

import io.skep.plans.apply.Looker.Looked;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.state.form.StoredForm;
import java.util.ArrayList;
import java.util.List;

/**
 * How a plan is applied: lock, read the state, look again, refuse what is stale, open the journal, carry out the steps, write the
 * snapshot. Killed at any moment, the next plan and apply reach the goal.
 */
public final class ApplyStory {
    private final Setting setting;
    private final Stop stop;

    public ApplyStory(Setting setting, Stop stop) {
        this.setting = setting;
        this.stop = stop;
    }

    /**
     * Tells it. Failed steps are in the outcome. Fails with {@link StalePlan} or Locked before anything is changed, and with
     * UncheckedIOException where the journal or the snapshot cannot be written.
     */
    public Outcome tell(Plan plan) throws InterruptedException {
        SecretDigest digests = new SecretDigest(plan.lineage());
        StoredForm form = new StoredForm(digests, setting.types());
        StaleCheck stale = new StaleCheck(plan, digests);
        try (Lock _ = setting.store().lock("apply", setting.patience())) {
            State state = stateFor(plan);
            stale.against(state);
            Looked looked = new Looker(setting).look(state, plan.wanted(), plan.topology());
            stale.against(state, looked.seen());
            stale.against(new Resolution(setting.resolving(), looked.facts()::of));
            Bookkeeping bookkeeping = new Bookkeeping(plan, looked.facts(), setting.resolving());
            List<JournalEntry> refreshed = bookkeeping.refreshed(state, looked.seen(), form);
            if (plan.steps().isEmpty()
                    && refreshed.isEmpty()
                    && bookkeeping.outputs(state).isEmpty()) {
                return new Outcome(state, List.of(), List.of(), List.of(), false);
            }
            return carryOut(plan, state, looked, bookkeeping, refreshed, form);
        } catch (Book.Broken broken) {
            throw broken.failure();
        }
    }

    /** A plan of a state that had not yet begun anything may be applied where that state was never stored. */
    private State stateFor(Plan plan) {
        return setting.store().load().orElseGet(() -> {
            if (plan.serial() > 0) {
                throw new StalePlan("The plan was made for a state that is not in this folder. Run plan again.");
            }
            return setting.store().begin(plan.topology(), plan.lineage());
        });
    }

    private Outcome carryOut(
            Plan plan,
            State state,
            Looked looked,
            Bookkeeping bookkeeping,
            List<JournalEntry> refreshed,
            StoredForm form) {
        Journal journal = setting.store().open(state, plan.topology(), Sha256.hex(PlanFile.bytes(plan, form)));
        Book book = new Book(journal, state, plan.topology());
        if (!refreshed.isEmpty()) {
            book.enter(refreshed);
        }
        Executor.Result result = execute(plan, state, looked, bookkeeping, book, form);
        result.unrecorded().ifPresent(cause -> {
            throw new Book.Broken(cause);
        });
        close(journal, book, result, bookkeeping);
        List<Outcome.Failure> failures = result.failed().stream()
                .map(each -> new Outcome.Failure(
                        each.step().id(),
                        each.step().step().address(),
                        each.step().step().title(),
                        each.error()))
                .toList();
        return new Outcome(book.state(), result.done(), failures, result.skipped(), stopped(result));
    }

    private Executor.Result execute(
            Plan plan, State state, Looked looked, Bookkeeping bookkeeping, Book book, StoredForm form) {
        Ownership ownership = Ownership.of(state, plan.topology());
        Sight sight = new Sight(setting, ownership, looked.facts(), looked.seen());
        Attempt attempt = new Attempt(sight, book, bookkeeping, new Redaction(), form);
        return new Executor(plan.steps(), attempt, setting.parallelism(), stop, setting.listener()).run();
    }

    private void close(Journal journal, Book book, Executor.Result result, Bookkeeping bookkeeping) {
        boolean complete = result.failed().isEmpty() && result.skipped().isEmpty();
        List<JournalEntry> last = new ArrayList<>();
        if (complete) {
            last.addAll(bookkeeping.outputs(book.state()));
        }
        last.add(new JournalEntry.Closed(complete ? "complete" : stopped(result) ? "stopped" : "failed"));
        book.enter(last);
        journal.close(book.state());
    }

    private boolean stopped(Executor.Result result) {
        return stop.asked() > 0 && !result.skipped().isEmpty();
    }
}
