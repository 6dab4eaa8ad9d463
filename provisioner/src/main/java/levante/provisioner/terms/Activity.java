package levante.provisioner.terms;

import java.util.Locale;

/** Whether an infrastructure works or rests. */
public enum Activity {
  AWAKE,
  /** All its machines are stopped, or are about to be. */
  HIBERNATED,
  /** Its machines are being started, those first that others wait for. */
  WAKING;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
