package levante.web.audit;

/** Hears what becomes of acts. */
public interface ActListener {
  /** So many acts are kept. */
  void kept(int acts);

  /** So many could not be kept; the log has them. */
  void lost(int acts);
}
