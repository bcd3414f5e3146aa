package io.skep.plans.apply;

import io.skep.plans.apply.Looker.Looked;
import io.skep.plans.failure.StalePlan;
import io.skep.plans.plan.Plan;
import io.skep.plans.plan.PlanFile;
import io.skep.plans.resource.Address;
import io.skep.plans.state.Journal;
import io.skep.plans.state.JournalEntry;
import io.skep.plans.state.Ledger;
import io.skep.plans.state.Lock;
import io.skep.plans.state.State;
import io.skep.plans.state.form.SecretDigest;
import io.skep.plans.state.form.Sha256;
import io.skep.plans.state.form.StoredForm;
import io.skep.plans.text.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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
        StaleCheck stale = new StaleCheck(plan, digests, setting.types());
        try (Lock _ = setting.store().lock("apply", setting.patience())) {
            State stored = stateFor(plan);
            stale.against(stored);
            State state = noted(stored, plan);
            Looked looked = new Looker(setting).look(state, plan.wanted(), plan.topology());
            stale.against(state, looked.seen());
            stale.against(new Resolution(setting.resolving(), looked.facts()::of));
            Bookkeeping bookkeeping = new Bookkeeping(plan, looked.facts(), setting.resolving());
            List<JournalEntry> refreshed = bookkeeping.refreshed(state, looked.seen(), form);
            Promised promised = new Promised(plan.terms(), new Resolution(setting.resolving(), looked.facts()::of));
            if (plan.steps().isEmpty()
                    && refreshed.isEmpty()
                    && plan.terms().notes().isEmpty()
                    && bookkeeping.outputs(state).isEmpty()) {
                List<Outcome.Failure> failures = promised.ofUntouched(Set.of());
                return new Outcome(state, List.of(), failures, List.of(), false, promised.checks());
            }
            return carryOut(plan, new Start(stored, state), looked, bookkeeping, refreshed, form, promised);
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

    /** The state as it is stored, and as it is once what the plan notes is written down. */
    private record Start(State stored, State noted) {}

    private static State noted(State stored, Plan plan) {
        Ledger ledger = new Ledger(stored);
        plan.terms().notes().forEach(note -> ledger.enter(stored.serial(), note));
        return ledger.state();
    }

    private Outcome carryOut(
            Plan plan,
            Start start,
            Looked looked,
            Bookkeeping bookkeeping,
            List<JournalEntry> refreshed,
            StoredForm form,
            Promised promised) {
        Journal journal = setting.store().open(start.stored(), plan.topology(), Sha256.hex(PlanFile.bytes(plan, form)));
        Book book = new Book(journal, start.stored(), plan.topology());
        List<JournalEntry> first = new ArrayList<>(plan.terms().notes());
        first.addAll(refreshed);
        if (!first.isEmpty()) {
            book.enter(first);
        }
        Executor.Result result = execute(plan, start.noted(), looked, bookkeeping, book, form, promised);
        result.unrecorded().ifPresent(cause -> {
            throw new Book.Broken(cause);
        });
        close(journal, book, result, bookkeeping);
        List<Outcome.Failure> failures = new ArrayList<>(result.failed().stream()
                .map(each -> new Outcome.Failure(
                        each.step().id(),
                        each.step().step().address(),
                        each.step().step().title(),
                        each.error(),
                        each.goal()))
                .toList());
        List<Diagnostic> warnings = new ArrayList<>();
        if (failures.isEmpty() && result.skipped().isEmpty()) {
            Set<Address> touched =
                    plan.steps().stream().map(each -> each.step().address()).collect(Collectors.toSet());
            failures.addAll(promised.ofUntouched(touched));
            warnings.addAll(promised.checks());
        }
        return new Outcome(book.state(), result.done(), failures, result.skipped(), stopped(result), warnings);
    }

    private Executor.Result execute(
            Plan plan,
            State state,
            Looked looked,
            Bookkeeping bookkeeping,
            Book book,
            StoredForm form,
            Promised promised) {
        Ownership ownership = Ownership.of(state, plan.topology());
        Sight sight = new Sight(setting, ownership, looked.facts(), looked.seen());
        Attempt attempt = new Attempt(sight, book, bookkeeping, promised, new Redaction(), form);
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
