/** Texts with a form of their own, JSON and XML, and the schemas that hold them to more. */
package levante.tosca.schema;
