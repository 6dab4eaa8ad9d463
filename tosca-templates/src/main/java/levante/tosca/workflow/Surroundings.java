package levante.tosca.workflow;

import java.util.Set;
import levante.tosca.declare.Declarations;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.library.TypeChecker;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Problems;

/**
 * What the sections of a topology beside its node templates are read with.
 *
 * @param functions those that may stand in values outside of node templates
 * @param outputs the names of the topology's outputs
 */
public record Surroundings(
    TypeLibrary library,
    TypeChecker types,
    Declarations declarations,
    ValueReader values,
    Inputs inputs,
    Scope functions,
    Set<String> outputs,
    Problems problems) {
  public Surroundings {
    outputs = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(outputs));
  }
}
