package levante.elasticity.hook;

import java.time.Instant;
import java.util.List;

/** The durable records that events are read off, and how far telling has come. */
public interface HookLog {
  /** How far; when nothing was told yet, the newest record there is now, kept from then on. */
  HookCursor cursor(HookSource source);

  /** Keeps how far. */
  void moveTo(HookSource source, HookCursor cursor);

  /** The next records that are no newer than {@code until}, the oldest first. */
  List<HookRow> after(HookSource source, long id, Instant until, int limit);
}
