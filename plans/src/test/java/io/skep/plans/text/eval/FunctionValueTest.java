package io.skep.plans.text.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What functions give. */
class FunctionValueTest {

    static List<Arguments> collections() {
        return Language.table("""
            length([1, 2])   => 2
            length({a = 1})   => 1
            length("naïve")   => 5
            length(toset(["a", "a"]))   => 1
            keys({b = 1, a = 2})   => ["a", "b"]
            values({b = 1, a = 2})   => [2, 1]
            lookup({a = 1}, "a")   => 1
            lookup({a = 1}, "b", "none")   => "none"
            merge({a = 1, b = 1}, {b = 2}, null)   => {a = 1, b = 2}
            concat([1], ["a"], [])   => [1, "a"]
            contains(["a", "b"], "b")   => true
            contains([1], "1")   => false
            index(["a", "b"], "b")   => 1
            distinct([2, 1, 2])   => [2, 1]
            distinct([1, "1"])   => ["1"]
            flatten([[1, [2]], [], 3])   => [1, 2, 3]
            reverse([1, 2, 3])   => [3, 2, 1]
            sort(["b", "a", 3])   => ["3", "a", "b"]
            range(3)   => [0, 1, 2]
            range(1, 7, 2)   => [1, 3, 5]
            range(3, 0)   => [3, 2, 1]
            range(0)   => []
            element(["a", "b"], 3)   => "b"
            element(["a", "b"], -1)   => "b"
            slice([1, 2, 3, 4], 1, 3)   => [2, 3]
            chunklist([1, 2, 3], 2)   => [[1, 2], [3]]
            zipmap(["a", "b"], [1, 2])   => {a = 1, b = 2}
            toset([3, "a", "a"])   => toset(["3", "a"])
            toset([2, 1, 2])   => [1, 2]
            tolist(toset(["b", "a"]))   => ["a", "b"]
            tolist([1, "a"])   => ["1", "a"]
            tomap({a = 1, b = "x"})   => {a = "1", b = "x"}
            """);
    }

    @ParameterizedTest
    @MethodSource("collections")
    void a_function_of_collections_gives(String expression, String value) {
        assertThat(Language.plain().print(expression)).isEqualTo(value);
    }

    static List<Arguments> values() {
        return Language.table("""
            tonumber("1.50")   => 1.5
            tonumber(null)   => null
            tostring(1.0)   => "1"
            tostring(true)   => "true"
            tobool("true")   => true
            join(", ", ["a", "b"], [1])   => "a, b, 1"
            split(",", "a,b,,c")   => ["a", "b", "", "c"]
            split("", "ab")   => ["a", "b"]
            replace("a.b.c", ".", "-")   => "a-b-c"
            replace("hello", "/l+/", "L")   => "heLo"
            replace("ab", "/(a)(b)/", "$2$1")   => "ba"
            format("%s is %d", "x", 5)   => "x is 5"
            format("%05d|%5s|%-5s|%+d", 42, "a", "b", 7)   => "00042|    a|b    |+7"
            format("%.2f|%8.3f|%e", 1.005, 3.14159, 12345)   => "1.00|   3.142|1.234500e+04"
            format("%q %v %v %t %%", "a\\"b", [1, "x"], {a = null}, true)   => "\\"a\\\\\\"b\\" [1,\\"x\\"] {\\"a\\":null} true %"
            format("%x %X %b %o", 255, 255, 5, 8)   => "ff FF 101 10"
            format("%[2]s %[1]s", "a", "b")   => "b a"
            format("%v", "plain")   => "plain"
            formatlist("%s-%s", ["a", "b"], "c")   => ["a-c", "b-c"]
            upper("aé")   => "AÉ"
            lower("AÉ")   => "aé"
            title("hello world")   => "Hello World"
            trimspace("  a b \\n")   => "a b"
            trim("?!hi!?", "!?")   => "hi"
            trimprefix("v1.2", "v")   => "1.2"
            trimsuffix("a.hcl", ".hcl")   => "a"
            substr("hello", 1, 3)   => "ell"
            substr("hello", -3, -1)   => "llo"
            substr("hello", 2, 99)   => "llo"
            substr("ab", 5, 1)   => ""
            startswith("abc", "ab")   => true
            endswith("abc", "bc")   => true
            strcontains("abc", "d")   => false
            strrev("abc")   => "cba"
            chomp("a\\n\\n")   => "a"
            indent(2, "a\\nb")   => "a\\n  b"
            regex("[a-z]+", "12ab")   => "ab"
            regex("(\\\\d+)-(\\\\d+)", "10-20")   => ["10", "20"]
            regex("(?P<year>\\\\d+)", "in 2026")   => {year = "2026"}
            regexall("\\\\d", "a1b2")   => ["1", "2"]
            max(1, 3, 2)   => 3
            min(1, 3, 2)   => 1
            abs(-2.5)   => 2.5
            ceil(1.2)   => 2
            floor(-1.2)   => -2
            signum(-3)   => -1
            pow(2, 10)   => 1024
            parseint("ff", 16)   => 255
            sum([1, 2.5])   => 3.5
            coalesce(null, "", "x")   => "x"
            coalesce(1, 2)   => 1
            coalescelist([], [1])   => [1]
            compact(["a", "", null, "b"])   => ["a", "b"]
            alltrue([true, "true"])   => true
            anytrue([])   => false
            jsonencode({b = [1, 2.50, null, true], a = "x\\"y"})   => "{\\"a\\":\\"x\\\\\\"y\\",\\"b\\":[1,2.5,null,true]}"
            jsonencode(toset(["b", "a"]))   => "[\\"a\\",\\"b\\"]"
            jsondecode("{\\"a\\": [1, 2.5, null, true, \\"x\\"]}")   => {a = [1, 2.5, null, true, "x"]}
            jsondecode("1e2")   => 100
            base64encode("héllo")   => "aMOpbGxv"
            base64decode("aMOpbGxv")   => "héllo"
            urlencode("a b/c")   => "a+b%2Fc"
            md5("a")   => "0cc175b9c0f1b6a831c399e269772661"
            sha1("a")   => "86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"
            sha256("a")   => "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
            cidrhost("10.0.0.0/8", 258)   => "10.0.1.2"
            cidrhost("fd00::/64", 10)   => "fd00::a"
            cidrhost("10.1.2.3/24", -2)   => "10.1.2.254"
            cidrnetmask("10.0.0.0/12")   => "255.240.0.0"
            cidrsubnet("10.0.0.0/16", 8, 3)   => "10.0.3.0/24"
            cidrsubnet("fd00:1::/32", 16, 255)   => "fd00:1:ff::/48"
            cidrsubnets("10.0.0.0/16", 8, 4, 8)   => ["10.0.0.0/24", "10.0.16.0/20", "10.0.32.0/24"]
            try(1 / 0, "b")   => "b"
            try({a = 1}.b, {a = 2}.a)   => 2
            can(1 / 0)   => false
            can(1)   => true
            one(["a"])   => "a"
            one([])   => null
            setunion(["b"], ["a", "b"])   => toset(["a", "b"])
            setintersection(["a", "b"], ["b", "c"])   => toset(["b"])
            setsubtract(["a", "b"], ["b"])   => toset(["a"])
            setproduct(["a", "b"], [1, 2])   => [["a", 1], ["a", 2], ["b", 1], ["b", 2]]
            sensitive(pathexpand("x"))   => (sensitive value)
            nonsensitive(sensitive(pathexpand("x")))   => "x"
            """);
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_function_of_single_values_gives(String expression, String value) {
        assertThat(Language.plain().print(expression)).isEqualTo(value);
    }
}
