namespace Stemma.Core.Statements;

/// <summary>What a word can do around an attribution.</summary>
[Flags]
internal enum Sense : long
{
    None = 0,
    Say = 1 << 0,
    Tell = 1 << 1,
    Ask = 1 << 2,
    That = 1 << 3,
    Object = 1 << 4,
    Infinitive = 1 << 5,
    Deny = 1 << 6,
    Decline = 1 << 7,
    Noun = 1 << 8,
    Aux = 1 << 9,
    Modal = 1 << 10,
    Negation = 1 << 11,
    Adverb = 1 << 12,
    Pronoun = 1 << 13,
    Subject = 1 << 14,
    Determiner = 1 << 15,
    Preposition = 1 << 16,
    Attach = 1 << 17,
    Coordinator = 1 << 18,
    Subordinator = 1 << 19,
    Relative = 1 << 20,
    Time = 1 << 21,
    TimeLed = 1 << 22,
    Medium = 1 << 23,
    Who = 1 << 24,
    Title = 1 << 25,
    Reporters = 1 << 26,
    Observer = 1 << 27,
    Saw = 1 << 28,
    Attributive = 1 << 29,

    /// <summary>A verb's past that no ending shows.</summary>
    Past = 1L << 30,

    /// <summary>Ends in "ly" and is no adverb.</summary>
    NotLy = 1L << 31,

    /// <summary>A plural that no ending shows.</summary>
    People = 1L << 32,

    /// <summary>A verb that says little without its noun: "issued a warning".</summary>
    Light = 1L << 33,

    /// <summary>What is issued: "warning".</summary>
    Notice = 1L << 34,

    /// <summary>What can show something: "poll".</summary>
    Document = 1L << 35,

    /// <summary>What follows a medium's name: "newspaper".</summary>
    Generic = 1L << 36,

    /// <summary>A separable prefix: "teilte mit".</summary>
    Particle = 1L << 37,

    /// <summary>Opens a content clause: "dass".</summary>
    Complement = 1L << 38,

    /// <summary>"wie", "comme", "как" before an attribution.</summary>
    As = 1L << 39,

    /// <summary>"so" before a speaker.</summary>
    So = 1L << 40,

    /// <summary>A form that marks reported speech by itself: German "sei".</summary>
    Subjunctive = 1L << 41,

    /// <summary>Reports in a plain sentence: "kritisierte".</summary>
    Reported = 1L << 42,

    /// <summary>Stands after the speaker: "zufolge".</summary>
    Post = 1L << 43,

    /// <summary>Refers back to whoever spoke: "demnach".</summary>
    Demnach = 1L << 44,

    /// <summary>A helper of the passive: "wurde".</summary>
    Passive = 1L << 45,

    /// <summary>What is said, before a colon: "message".</summary>
    Utterance = 1L << 46,

    /// <summary>What a word is called by: "phrase".</summary>
    Term = 1L << 47,

    /// <summary>A sound or a bearing as well as a way to speak: "laughed".</summary>
    Manner = 1L << 48,

    /// <summary>Any verb that attributes.</summary>
    Cue = Say | Tell | Ask | That | Object | Infinitive | Deny | Decline,
}
