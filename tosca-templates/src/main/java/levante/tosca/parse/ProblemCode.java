package levante.tosca.parse;

/**
 * The kinds of mistake in a template. The names are public API: they appear in diagnostics and on
 * the page {@code docs/reference/tosca-diagnostics.md}, and are never renamed.
 */
public enum ProblemCode {
  INVALID_YAML("The text is not YAML 1.2, or is not one document."),
  TOO_LARGE("The text, its nesting, its aliases or a value made from it is over a stated bound."),
  DUPLICATED_KEY(
      "A map has the same key twice (a warning where both have the same value, and under the types of the Infrastructure Manager)."),
  SYNTAX_ERROR("A map, list or text stands where TOSCA wants something else."),
  MISSING_TOSCA_VERSION("The template does not say tosca_definitions_version."),
  UNKNOWN_TOSCA_VERSION("The tosca_definitions_version is not one that is read here."),
  UNRECOGNIZED_PROPERTY("A key or a property that TOSCA or the type does not have."),
  MISSING_REQUIRED("A required key or property is not given."),
  NOT_SUPPORTED(
      "A part of TOSCA that has no effect here (a warning), or a function that is not computed here."),
  IMPORT_REFUSED("An import from a place that templates may not read."),
  IMPORT_NOT_FOUND("An import that is not there, or could not be fetched."),
  CYCLIC_IMPORT("Files import each other in a circle, or through too many others."),
  UNKNOWN_REPOSITORY("An import or an artifact names a repository that is not declared."),
  PARENT_NOT_FOUND("A template that has to be merged into a parent comes without one."),
  INVALID_ARCHIVE("A CSAR is not a zip, lacks its entry, is too large or leaves its folder."),
  TYPE_NOT_FOUND("No type of that name is defined or imported."),
  ABSTRACT_TYPE("A node template of a type that only others are derived from."),
  CYCLIC_DERIVED_FROM("A type is derived from itself, or through too many others."),
  INVALID_REFINEMENT("A type changes what it inherits into something that does not fit it."),
  DEPRECATED("A property that its type advises against (a warning)."),
  INVALID_VALUE("A value is not of its type or violates a constraint."),
  INVALID_SCALAR_UNIT("A size, time, frequency or bitrate has no unit, or not one of its units."),
  INVALID_CONSTRAINT("A constraint clause is unknown, does not fit the type or is malformed."),
  MISSING_INPUT("A required input without default got no value."),
  UNKNOWN_INPUT("An input that the template does not declare."),
  UNKNOWN_CAPABILITY("The node type has no capability of that name."),
  REQUIREMENT_NOT_FOUND("The node type has no requirement of that name."),
  REQUIREMENT_NOT_SATISFIED("A requirement is missing, given too often or met by a wrong target."),
  REQUIREMENT_TARGET_NOT_FOUND("No node template of that name or type serves the requirement."),
  REQUIREMENT_MULTIPLE_MATCH("Several node templates of the named type serve the requirement."),
  INVALID_NODE_FILTER(
      "A node filter asks for a property or capability that no candidate can have."),
  COPY_NOT_FOUND("A template to copy from does not exist, or is itself a copy."),
  UNKNOWN_INTERFACE("The type has no interface of that name."),
  UNKNOWN_OPERATION("The interface has no operation of that name."),
  UNKNOWN_ARTIFACT("The node template has no artifact of that name."),
  GROUP_MEMBER_NOT_FOUND("A group names a member that is no node template."),
  POLICY_TARGET_NOT_FOUND("A policy names a target that is neither node template nor group."),
  INVALID_WORKFLOW("A workflow's steps do not fit together or do something unknown."),
  INVALID_SUBSTITUTION("A substitution mapping names what the type or the topology lacks."),
  DEPENDENCY_CYCLE(
      "Node templates need each other in a circle, so that no order serves all (a warning)."),
  HOST_CYCLE("A node template is hosted on itself, directly or through others."),
  UNKNOWN_FUNCTION("No function of that name."),
  INVALID_FUNCTION("A function's arguments are not of its form."),
  UNKNOWN_NODE_TEMPLATE("A function names a node template that does not exist."),
  UNKNOWN_PROPERTY("A function names a property that the node template does not have."),
  UNKNOWN_ATTRIBUTE("A function names an attribute that the node template does not have."),
  CYCLIC_PROPERTY("A property is computed from itself, or through too many others."),
  NOT_KNOWN_BEFORE_START("A value that is needed to plan is known only when machines run."),
  SCALE_OUT_OF_RANGE("The numbers of instances do not stand in order: min, initial, max."),
  EMPTY_TOPOLOGY("The template has no node templates."),
  VERSION_OUT_OF_REACH(
      "A cluster that stands cannot become that version: it would be a downgrade, or more than one minor version at once.");

  private final String meaning;

  ProblemCode(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the reference page. */
  public String meaning() {
    return meaning;
  }
}
