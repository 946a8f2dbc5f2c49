namespace Stemma.Core.Web;

/// <summary>Reads a selector, and says in words why it cannot.</summary>
internal sealed class SelectorReader(string text)
{
    private int _at;
    private string? _reason;

    /// <summary>Its steps, or why there are none.</summary>
    public (IReadOnlyList<SelectorStep> Steps, string? Reason) Read()
    {
        var steps = new List<SelectorStep>();
        bool child = false;
        while (true)
        {
            if (Step(child) is not { } step) return ([], _reason ?? Unknown());
            steps.Add(step);
            bool space = Skip();
            if (_at == text.Length) return (steps, null);
            child = text[_at] == '>';
            if (child)
            {
                _at++;
                Skip();
                if (_at == text.Length) return ([], "nothing stands after the last \">\"");
            }
            else if (!space) return ([], Unknown());
        }
    }

    /// <summary>What names are made of.</summary>
    public static bool IsNameChar(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private SelectorStep? Step(bool child)
    {
        int start = _at;
        var tests = new List<AttributeTest>();
        string? tag = Name();
        if (tag is null && _at < text.Length && text[_at] == '*') _at++;
        while (_at < text.Length && text[_at] is '.' or '#' or '[')
        {
            char mark = text[_at++];
            if ((mark == '[' ? Bracket() : Mark(mark)) is not { } test) return null;
            tests.Add(test);
        }
        return _at == start ? null : new SelectorStep(tag?.ToLowerInvariant(), tests, child);
    }

    private AttributeTest? Mark(char mark)
    {
        if (Name() is { } name) return mark == '.' ? new AttributeTest("class", AttributeMatch.Word, name) : new AttributeTest("id", AttributeMatch.Equal, name);
        _reason = $"a name must stand after \"{mark}\" (character {_at + 1})";
        return null;
    }

    private AttributeTest? Bracket()
    {
        int end = Close();
        if (end < 0)
        {
            _reason = "a \"[\" is not closed by \"]\"";
            return null;
        }
        var inside = text[_at..end];
        _at = end + 1;
        int equals = inside.IndexOf('=');
        bool part = equals > 0 && inside[equals - 1] == '*';
        var name = (equals < 0 ? inside : inside[..(part ? equals - 1 : equals)]).Trim().ToLowerInvariant();
        if (name.Length == 0 || !name.All(c => IsNameChar(c) || c == ':'))
        {
            _reason = $"\"[{inside}]\" is not understood: write [attribute=value] or [attribute*=part]";
            return null;
        }
        if (equals < 0) return new AttributeTest(name, AttributeMatch.Exists, "");
        var value = inside[(equals + 1)..].Trim();
        if (value.Length >= 2 && value[0] is '"' or '\'' && value[^1] == value[0]) value = value[1..^1];
        if (value.Length > 0) return new AttributeTest(name, part ? AttributeMatch.Part : AttributeMatch.Equal, value);
        _reason = $"\"[{inside}]\" says no value";
        return null;
    }

    // The bracket that closes, outside quotation marks.
    private int Close()
    {
        char quote = '\0';
        for (int i = _at; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0') { if (c == quote) quote = '\0'; }
            else if (c is '"' or '\'') quote = c;
            else if (c == ']') return i;
        }
        return -1;
    }

    private string? Name()
    {
        int start = _at;
        while (_at < text.Length && IsNameChar(text[_at])) _at++;
        return _at > start ? text[start.._at] : null;
    }

    private bool Skip()
    {
        int start = _at;
        while (_at < text.Length && char.IsWhiteSpace(text[_at])) _at++;
        return _at > start;
    }

    private string Unknown() => _at >= text.Length ? "it ends too early" : text[_at] switch
    {
        ',' => "\",\" is not known here: write each selector on a line of its own",
        ':' => "\":\" is not known here: only tags, .class, #id, [attribute=value], [attribute*=part], a space and \">\" are",
        var c => $"\"{c}\" is not understood (character {_at + 1})",
    };
}
