package levante.web.health;

import java.util.List;

/** Looks how some parts are. */
public interface Probe {
  /** Of which kind they are. */
  Part.Kind kind();

  /** How they are now; may take as long as what it looks at takes to answer. */
  List<Part> look();
}
