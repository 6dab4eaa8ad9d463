package levante.elasticity.adapter.slurm.read;

/** Something that Slurm said and that is not understood, so that nothing may be concluded. */
public final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
