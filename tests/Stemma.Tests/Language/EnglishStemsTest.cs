using Lucene.Net.Tartarus.Snowball.Ext;
using Stemma.Core.Language;

namespace Stemma.Tests.Language;

/// <summary>Our English stemmer answers as Lucene's does.</summary>
public sealed class EnglishStemsTest
{
    private static readonly string[] Beginnings =
    [
        "", "a", "y", "'", "by", "hop", "hopp", "fall", "fizz", "gener", "arsen", "commun", "commut", "bl", "str", "abat", "tro", "siz", "cry", "say", "youth", "syzyg", "na", "rel", "relat", "condit",
        "valu", "hesit", "digit", "conform", "radic", "differ", "vil", "analog", "vietnam", "predic", "oper", "feud", "decis", "hope", "call", "form", "sens", "tripl", "formal", "electr", "good", "reviv",
        "allow", "infer", "airl", "gyroscop", "adjust", "defens", "irrit", "replac", "depend", "adopt", "homolog", "activ", "effect", "bowdler", "prob", "rat", "ceas", "control", "rol", "skill", "ski", "box", "snow",
        "pro", "inn", "out", "cann", "herr", "earr", "proc", "exc", "succ", "d", "l", "t", "id", "gent", "ugl", "ear", "on", "sing", "new", "how", "atl", "cosm", "bi", "and", "naïv", "über", "u.s", "well-known", "19",
    ];

    private static readonly string[] Endings =
    [
        "", "s", "'s", "'s'", "'", "es", "ies", "ied", "sses", "us", "ss", "eed", "eedly", "ed", "edly", "ing", "ingly", "y", "ay", "ly", "li", "tional", "enci", "anci", "abli", "entli", "izer", "ization", "ational", "ation",
        "ator", "alism", "aliti", "alli", "fulness", "ousli", "ousness", "iveness", "iviti", "biliti", "bli", "ogi", "logi", "fulli", "lessli", "alize", "icate", "iciti", "ical", "ful", "ness", "ative", "al", "ance",
        "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "sion", "tion", "e", "le", "l", "ll", "at", "iz", "bb", "tt", "ying", "yed", "os", "as", "e's",
    ];

    [Fact]
    public void Every_beginning_with_one_and_two_endings_has_the_stem_that_lucene_gives()
    {
        var endings = Endings.Concat(Endings.SelectMany(a => Endings.Select(b => a + b))).Distinct().ToList();
        Assert.Empty(Beginnings.SelectMany(b => endings.Select(e => b + e)).Where(w => w.Length is >= 3 and <= 64 && Stems.Of(w, "en") != OfLucene(w))
            .Select(w => $"{w}: {Stems.Of(w, "en")}, not {OfLucene(w)}").Take(20));
    }

    [Theory]
    [InlineData("generously", "generous")]
    [InlineData("skies", "sky")]
    [InlineData("dying", "die")]
    [InlineData("outings", "outing")]
    [InlineData("youths", "youth")]
    [InlineData("at", "at")]
    public void A_word_has_its_stem(string word, string stem) => Assert.Equal(stem, Stems.Of(word, "en-GB"));

    private static string OfLucene(string word)
    {
        var stemmer = new EnglishStemmer();
        stemmer.SetCurrent(word);
        stemmer.Stem();
        return stemmer.Current is { Length: > 0 } stem ? stem : word;
    }
}
