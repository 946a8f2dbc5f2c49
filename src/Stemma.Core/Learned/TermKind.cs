namespace Stemma.Core.Learned;

/// <summary>What kind of term a hash stands for. It lies in the hash's two lowest bits, so that a profile's parts can be compared without its words.</summary>
public enum TermKind
{
    /// <summary>A stemmed word, or a bigram of a script without spaces.</summary>
    Word = 0,

    /// <summary>A word that begins with a capital inside a sentence: part of a name, as a rule.</summary>
    Name = 1,

    /// <summary>A number's digits.</summary>
    Number = 2,

    /// <summary>Two neighbouring words of a headline, or a fact about a telling that is counted like a term (its language).</summary>
    Pair = 3,
}
