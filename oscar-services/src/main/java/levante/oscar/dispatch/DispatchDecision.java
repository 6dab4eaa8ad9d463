package levante.oscar.dispatch;

import levante.oscar.inbox.Delivery;

/** What the dispatch decided about one delivery or job, and why. */
public sealed interface DispatchDecision {
  /** For a person: why this and nothing else. */
  String reason();

  /** Carries it out. */
  void applyTo(Actions actions);

  /** What can be done; every one of them is idempotent. */
  interface Actions {
    /** Writes the job down and gives it to its cluster. */
    void start(Job job);

    /** Gives the cluster a job that is written down already. */
    void startAgain(Job job);

    /** Writes down what a job is doing. */
    void observe(Job seen);

    /** Records a job's end with its log, and what becomes of its delivery. */
    void close(Job ended, Delivery after);

    /** Ends a run; its end is recorded when the cluster says so. */
    void cancel(Job job);

    /** Lets the cluster forget the run of a recorded job. */
    void forget(Job ended);

    /** Ends a delivery that has no job. */
    void drop(Delivery ended);
  }

  /** The first attempt, or the next. */
  record Start(Job job, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.start(job);
    }
  }

  /** The cluster does not know a job that is open: the start was lost, or the run was. */
  record StartAgain(Job job, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.startAgain(job);
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

  /** The cluster may forget a run whose result is recorded. */
  record Forget(Job job, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.forget(job);
    }
  }

  /** A delivery that nobody asks for any more. */
  record Drop(Delivery after, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {
      actions.drop(after);
    }
  }

  /** Nothing now; the next tick looks again. */
  record Hold(String subject, String reason) implements DispatchDecision {
    @Override
    public void applyTo(Actions actions) {}
  }
}
