# The developers' verbs; users have ./levante.
MVN := mvn -B

.DEFAULT_GOAL := list
.PHONY: list fmt check it system verify

list: ## lists the verbs
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile

fmt: ## formats every source file
	$(MVN) -q spotless:apply

check: ## format, Error Prone, architecture, style, unit tests
	$(MVN) -q -pl '!src/test' process-test-classes surefire:test

it: ## check, and the tests that start a real system
	$(MVN) -pl '!src/test' verify

system: ## the system tests: journeys over the wire
	$(MVN) verify -pl src/test -am -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false

verify: ## everything; CI calls it by ./levante test
	./levante test
