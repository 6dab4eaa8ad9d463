package levante.web.page.act;

import java.util.Optional;
import levante.web.language.Say;
import levante.web.page.frame.Worded;

/**
 * What was done by a form, as it is said on the page that follows. A closed set: it is in a URL.
 */
public enum Done implements Worded {
  ADDED("The machines are asked for. Each appears below and is told of in what happened."),
  REMOVED("The machine is being removed. What becomes of it is told in what happened."),
  STOPPED("The machine is being stopped."),
  STARTED("The machine is being started."),
  REBOOTED("The machine is being booted anew."),
  RESIZED("The machine is being made anew in its other size. Its line below says how far it is."),
  CONFIGURING("It is being configured anew. Its machines say below when they serve again."),
  HIBERNATED("All machines are being stopped. Nothing is started before you wake it."),
  WOKEN("The machines are being started, control planes first."),
  LOCKED("It is locked: nothing of it is taken away, stopped or changed until it is unlocked."),
  UNLOCKED("It is unlocked."),
  LIMITED("It ends by itself at the moment that is shown. You are warned before."),
  LIFTED("It does not end by itself any more."),
  REPORTING("From now on what has drifted is told and left as it is."),
  REPAIRING("From now on what has drifted is repaired."),
  REPAIR("A repair is ordered. What comes of it is told in what happened."),
  SHARED("Whom you named may do with it what you may, from now on."),
  UNSHARED("Nobody but its owner may do anything with it any more."),
  NOTED("The note is kept."),
  EDITED("The change is accepted and is being carried out."),
  DELETING("It is being deleted. This page says when nothing of it is left.");

  private final String sentence;

  Done(String sentence) {
    this.sentence = sentence;
  }

  /** For the person who asked for it. */
  public String sentence() {
    return Say.of(sentence);
  }

  /** What a URL says; nothing for any other word. */
  static Optional<Done> of(String word) {
    return Worded.of(values(), word);
  }
}
