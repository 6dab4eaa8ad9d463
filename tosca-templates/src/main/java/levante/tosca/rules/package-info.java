/**
 * What a template says beside its node templates: groups, policies and what the whole stands for.
 */
package levante.tosca.rules;
