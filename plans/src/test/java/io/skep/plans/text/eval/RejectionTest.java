package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused, where, and with which words. */
class RejectionTest {

    static List<Arguments> single() {
        return Language.table("""
            1 / 0   => 1:5: Division by zero; A number cannot be divided by zero.
            5 % 0   => 1:5: Division by zero; A number cannot be divided by zero.
            1 + "a"   => 1:5: Invalid operand; The operator + needs a number, and this is a string that does not read as a number.
            1 + null   => 1:5: Invalid operand; The operator + needs a number, and this is null.
            -"x"   => 1:2: Invalid operand; The operator - needs a number, and this is a string that does not read as a number.
            !1   => 1:2: Invalid operand; The operator ! needs true or false, and this is a number.
            "a" < 1   => 1:1: Invalid operand; The operator < needs a number, and this is a string that does not read as a number.
            1 && true   => 1:1: Invalid condition; A condition must be true or false, and this is a number.
            "yes" ? 1 : 2   => 1:1: Invalid condition; A condition must be true or false, and this is a string.
            null ? 1 : 2   => 1:1: Invalid condition; A condition must be true or false, and this is null.
            true ? 1 : false   => 1:1: Inconsistent conditional result types; The two results must have one type, but one is a number and the other is a truth value.
            true ? {} : []   => 1:1: Inconsistent conditional result types; The two results must have one type, but one is an object and the other is a list.
            nope   => 1:1: Unknown name; Nothing is named "nope" here.
            [for x in [1] : y]   => 1:17: Unknown name; Nothing is named "y" here.
            {name = 1}.nmae   => 1:12: Unsupported attribute; This object does not have an attribute named "nmae". Did you mean "name"?
            [{a = 1}].a   => 1:11: Unsupported attribute; This value is a list, which has no attributes; its elements may. For that attribute of every element write [*].a, for that of one element write [0].a.
            "text".a   => 1:8: Unsupported attribute; This value is a string, which has no attributes.
            null.a   => 1:6: Unsupported attribute; This value is null, so it has no attribute "a".
            5[0]   => 1:1: Invalid index; This value is a number, which has no elements.
            [1, 2][2]   => 1:8: Invalid index; There is no element 2: the list has the elements 0 to 1.
            [][0]   => 1:4: Invalid index; There is no element 0: the list is empty.
            [1][-1]   => 1:5: Invalid index; There is no element -1: the list has one element, 0.
            [1]["x"]   => 1:5: Invalid index; A list is indexed by a number, and this is a string.
            [1][1.5]   => 1:5: Invalid index; A list is indexed by a whole number, and this has a fraction.
            {abc = 1}["abd"]   => 1:11: Invalid index; This object has no element "abd". Did you mean "abc"?
            {a = 1}[[1]]   => 1:9: Invalid index; An object is indexed by a string, and this is a list.
            toset(["a"])[0]   => 1:1: Invalid index; The elements of a set have no index. Use tolist(...) to give them an order first.
            null[0]   => 1:1: Invalid index; This value is null, so it has no elements.
            "a${[1]}"   => 1:5: Invalid template interpolation; This is a list, which cannot be part of a string.
            "a${null}"   => 1:5: Invalid template interpolation; This is null, which cannot be part of a string.
            [for x in null : x]   => 1:11: Iteration over null; A null value has no elements to go through.
            [for x in 5 : x]   => 1:11: Iteration over a single value; This is a number; only lists, sets and objects can be gone through.
            {for x in [1, 1] : x => x}   => 1:20: Duplicate object key; Two elements give the key 1. Write ... after the value to gather the values of one key in a list. {x is 1}
            {for x in [1] : [x] => x}   => 1:17: Invalid object key; The key of an object must be a string, and this is a list. {x is 1}
            [for x in [1] : x if "maybe"]   => 1:22: Invalid condition; A condition must be true or false, and this is a string.
            {(null) = 1}   => 1:2: Invalid object key; The key of an object must be a string, and this is null.
            lenght([])   => 1:1: Call to unknown function; There is no function named "lenght". Did you mean "length"?
            upper()   => 1:1: Not enough function arguments; The function "upper" needs 1, and here are 0. The next is "str".
            upper("a", "b")   => 1:12: Too many function arguments; The function "upper" takes 1, and here are 2.
            upper([1])   => 1:7: Invalid function argument; The argument "str" must be a string, and this is a list.
            upper(null)   => 1:7: Invalid function argument; The argument "str" must not be null.
            substr("a", 0.5, 1)   => 1:13: Invalid function argument; The argument "offset" must be a whole number, and this is a number, 0.5.
            join(",")   => 1:1: Error in function call; The function "join" failed: at least one list is needed.
            max()   => 1:1: Error in function call; The function "max" failed: at least one number is needed.
            max(1, "x")   => 1:8: Invalid function argument; The argument "numbers" must be a number, and this is a string, "x".
            max(1...)   => 1:5: Invalid expanding argument; Before ... there must be a list or set, and this is a number.
            lookup({alpha = 1}, "alpah")   => 1:21: Invalid function argument; This object has no element "alpah", and no default is given. Did you mean "alpha"?
            element([], 0)   => 1:9: Invalid function argument; An empty list has no elements.
            slice([1], 1, 0)   => 1:12: Invalid function argument; The start must not be negative nor behind the end.
            slice([1], 0, 2)   => 1:15: Invalid function argument; The end must not be behind the end of the list, which is 1.
            range(1, 5, -1)   => 1:13: Invalid function argument; The step must lead from the first number to the limit.
            range(5000)   => 1:1: Error in function call; The function "range" failed: more than 1024 numbers.
            tonumber("abc")   => 1:10: Invalid function argument; This cannot be made a number: it is a string, "abc".
            tobool("yes")   => 1:8: Invalid function argument; This cannot be made true or false: it is a string, "yes".
            tolist("a")   => 1:8: Invalid function argument; The argument "v" must be a list or set, and this is a string, "a".
            toset([1, [2]])   => 1:7: Invalid function argument; The elements of a set must have one type.
            regex("(", "a")   => 1:7: Invalid function argument; This is not a regular expression: missing closing ).
            regex("z", "a")   => 1:1: Error in function call; The function "regex" failed: the pattern does not match any part of the string.
            regex("(a)\\\\1", "aa")   => 1:7: Invalid function argument; This is not a regular expression: invalid escape sequence.
            format("%d", "x")   => 1:14: Invalid function argument; The format needs a number here, and this is a string.
            format("%s %s", "a")   => 1:8: Invalid function argument; There is no argument for "%s" in the format.
            format("a", 1)   => 1:13: Invalid function argument; The format has no place for this argument.
            format("%y", 1)   => 1:8: Invalid function argument; The format has no kind of value "%y".
            formatlist("%s%s", [1], [1, 2])   => 1:1: Error in function call; The function "formatlist" failed: the lists must be equally long, and they have [1, 2] elements.
            coalesce(null, "")   => 1:1: Error in function call; The function "coalesce" failed: all arguments are null or empty.
            one([1, 2])   => 1:5: Invalid function argument; This must be a list or set with one element or none.
            jsondecode("")   => 1:12: Invalid function argument; This is not JSON: it is empty.
            base64decode("!!!!")   => 1:14: Invalid function argument; This is not Base64.
            cidrhost("10.0.0.0", 1)   => 1:10: Invalid function argument; This is not a network prefix such as "10.0.0.0/16".
            cidrhost("10.0.0.0/30", 9)   => 1:25: Invalid function argument; The prefix 10.0.0.0/30 has no host 9.
            cidrsubnet("10.0.0.0/30", 8, 1)   => 1:27: Invalid function argument; The prefix 10.0.0.0/30 cannot be made longer by 8 bits.
            cidrsubnet("10.0.0.0/16", 2, 4)   => 1:30: Invalid function argument; With 2 more bits there is no network 4.
            file("../secret")   => 1:6: Invalid function argument; The path "../secret" leads out of the topology's folder. Write an absolute path for that.
            zipmap(["a"], [])   => 1:1: Error in function call; The function "zipmap" failed: there are 1 keys and 0 values.
            parseint("z", 10)   => 1:10: Invalid function argument; This is not a whole number in base 10.
            one(null)   => 1:5: Invalid function argument; The argument "list" must not be null.
            sensitive("x")   => 1:1: Secret in the topology; What is to be sensitive here stands in the topology's files, or in a variable that is not sensitive. Plans keep both, so it would be no secret. Give it as a variable with sensitive = true, or read it with sensitive(file("...")).
            sensitive(upper("${1}${[for x in ["y"] : x][0]}"))   => 1:1: Secret in the topology; What is to be sensitive here stands in the topology's files, or in a variable that is not sensitive. Plans keep both, so it would be no secret. Give it as a variable with sensitive = true, or read it with sensitive(file("...")).
            timestamp()   => 1:1: Call to unknown function; The function "timestamp" is left out on purpose. Its result would be another one each time, so that no two plans were the same. Use plantimestamp(), which a saved plan keeps.
            core::uuid()   => 1:1: Call to unknown function; The function "uuid" is left out on purpose. Its result would be another one each time, so that no two plans were the same. Use uuidv5("dns", name) for an id that belongs to a name.
            templatestring("a", {})   => 1:16: Invalid function argument; The template must be a reference, such as local.greeting. A template that is written out here is filled in by itself.
            sensitive()   => 1:1: Wrong number of function arguments; The function "sensitive" takes one argument, and here are 0.
            try()   => 1:1: Not enough function arguments; The function "try" needs at least one expression.
            merge({a = 1}, [1])   => 1:16: Invalid function argument; The argument "maps" must be an object, and this is a list.
            length(5)   => 1:8: Invalid function argument; The argument "value" must be a list, a set, an object or a string, and this is a number.
            1e3000   => 1:1: Number out of range; Numbers may have up to 1000 digits and exponents up to 1000.
            jsondecode("{")   => 1:12: Invalid function argument; This is not JSON: Unexpected end-of-input: expected close marker for Object.
            """);
    }

    @ParameterizedTest
    @MethodSource("single")
    void an_expression_without_value_is_explained_at_its_place(String expression, String problem) {
        assertThat(Language.plain().problems(expression)).isEqualTo(problem);
    }

    static List<Arguments> several() {
        return Language.table("""
            "a${{}}b${missing}"   => 1:5: Invalid template interpolation and 1:11: Unknown name
            try(1 / 0, nope)   => 1:9: Division by zero and 1:12: Unknown name
            [1 / 0, nope, 1 + "a"]   => 1:6: Division by zero and 1:9: Unknown name and 1:19: Invalid operand
            {a = 1 / 0, b = nope}   => 1:10: Division by zero and 1:17: Unknown name
            1 / 0 + nope   => 1:5: Division by zero and 1:9: Unknown name
            upper(nope, 1 / 0)   => 1:7: Unknown name and 1:17: Division by zero
            """);
    }

    @ParameterizedTest
    @MethodSource("several")
    void all_problems_of_an_expression_are_reported_together(String expression, String problems) {
        assertThat(Language.plain().problems(expression).lines().map(line -> line.replaceFirst(";.*", "")))
                .containsExactlyElementsOf(List.of(problems.split(" and ")));
    }
}
