/** From a document and inputs to a topology: the parts put together. */
package levante.tosca.resolve;
