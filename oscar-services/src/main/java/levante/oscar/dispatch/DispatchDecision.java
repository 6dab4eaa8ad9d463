package levante.oscar.dispatch;

import java.util.List;
import java.util.Optional;
import levante.oscar.inbox.Delivery;

/** What the dispatch decided about one delivery or job, and why. */
public sealed interface DispatchDecision {
  /** For a person: why this and nothing else. */
  String reason();

  /** Carries it out. */
  void applyTo(Actions actions);

  /** What can be done; every one of them is idempotent. */
  interface Actions {
    /** Writes the jobs of one batch down and gives them to their cluster. */
    void start(List<Job> batch);

    /** Gives the cluster jobs of one batch that are written down already. */
    void startAgain(List<Job> batch);

    /** Writes down what a job is doing. */
    void observe(Job seen);

    /** Records a job's end with its log, and what becomes of its delivery. */
    void close(Job ended, Delivery after);

    /** Ends a run; its end is recorded when the cluster says so. */
    void cancel(Job job);

    /** Lets the cluster forget the runs of the recorded jobs of one batch. */
    void forget(List<Job> batch);

    /** Ends a delivery that has no job. */
    void drop(Delivery ended);

    /** Notes that the jobs of one batch are to go elsewhere, and ends their runs. */
    void recall(List<Job> batch);

    /** Ends a delivery that has no job, and gives another service its own. */
    void handOver(Delivery ended, Delivery taken);

    /** The same of a delivery whose job was ended for it. */
    void handOver(Job ended, Delivery after, Delivery taken);
  }

  /** The first attempt at one delivery or at several, or the next at one. */
  record Start(List<Job> batch, String reason) implements DispatchDecision {
    public Start {
      batch = List.copyOf(batch);
    }

    @Override
    public void applyTo(Actions actions) {
      actions.start(batch);
    }
  }

  /** The cluster does not know jobs that are open: the start was lost, or the run was. */
  record StartAgain(List<Job> batch, String reason) implements DispatchDecision {
    public StartAgain {
      batch = List.copyOf(batch);
    }

    @Override
    public void applyTo(Actions actions) {
      actions.startAgain(batch);
    }
  }

  /** A job moved on. */
  record Observe(Job job, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.observe(job);
    }
  }

  /** A job made its results. */
  record Succeed(Job job, Delivery after, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.close(job, after);
    }
  }

  /** A job failed and another attempt follows. */
  record Retry(Job job, Delivery after, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.close(job, after);
    }
  }

  /** A job failed for good: no other attempt follows. */
  record DeadLetter(Job job, Delivery after, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.close(job, after);
    }
  }

  /** A run whose service went away is ended. */
  record Cancel(Job job, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.cancel(job);
    }
  }

  /** The cluster may forget runs whose results are recorded. */
  record Forget(List<Job> batch, String reason) implements DispatchDecision {
    public Forget {
      batch = List.copyOf(batch);
    }

    @Override
    public void applyTo(Actions actions) {
      actions.forget(batch);
    }
  }

  /** A delivery that nobody asks for any more. */
  record Drop(Delivery after, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.drop(after);
    }
  }

  /** Jobs that have waited for a node too long are ended, so that another service takes them. */
  record Recall(List<Job> batch, String reason) implements DispatchDecision {
    public Recall {
      batch = List.copyOf(batch);
    }

    @Override
    public void applyTo(Actions actions) {
      actions.recall(batch);
    }
  }

  /** Another service takes a delivery over; its job, if it had one, was ended for that. */
  record HandOver(Optional<Job> job, Delivery after, Delivery taken, String reason)
      implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      job.ifPresentOrElse(
          ended -> actions.handOver(ended, after, taken), () -> actions.handOver(after, taken));
    }
  }

  /** Nothing now; the next tick looks again. */
  record Hold(String subject, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {}
  }
}
