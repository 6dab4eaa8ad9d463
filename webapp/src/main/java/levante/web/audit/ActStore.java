package levante.web.audit;

import java.time.Instant;
import java.util.List;

/** The acts, durably. */
public interface ActStore {
  /** Adds acts: all of them or, when it throws, none. */
  void add(List<Act> acts);

  /** The newest acts that fit, at most {@code most}. */
  List<KeptAct> find(ActQuery wanted, int most);

  /** Takes away what was done before that moment; how many these were. */
  int removeBefore(Instant moment);
}
