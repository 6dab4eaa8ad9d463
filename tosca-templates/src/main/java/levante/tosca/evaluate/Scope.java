package levante.tosca.evaluate;

import java.util.Optional;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.types.Schema;

/** The functions that may stand in a value. */
public interface Scope {
  /** Where functions are not functions: in inputs and in the defaults of types. */
  Scope NO_FUNCTIONS =
      new Scope() {
        @Override
        public boolean isFunction(Cursor at) {
          return false;
        }

        @Override
        public Optional<Value> call(Cursor at, Schema schema, int depth) {
          return Optional.empty();
        }

        @Override
        public boolean refusesFunction(Cursor at) {
          return false;
        }

        @Override
        public boolean refusesMisspelled(Cursor at) {
          return false;
        }
      };

  /** Whether a map is the call of a function. */
  boolean isFunction(Cursor at);

  /** The call's value under the schema, or nothing and a problem. */
  Optional<Value> call(Cursor at, Schema schema, int depth);

  /**
   * Notes a problem when a map that stands where a scalar is wanted looks like the call of a
   * function that does not exist.
   */
  boolean refusesFunction(Cursor at);

  /**
   * Notes a problem when a map that stands where any value may stand is the call of a function with
   * its name misspelled, as far as that can be told from a map with one key.
   */
  boolean refusesMisspelled(Cursor at);
}
