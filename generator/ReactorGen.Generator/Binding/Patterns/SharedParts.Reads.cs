using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ReactorGen.Generator.Model;

namespace ReactorGen.Generator.Binding;

/// <content>Reading a part: at once where one case alone looks at it, else the first time only.</content>
internal sealed partial class SharedParts
{
    private readonly Dictionary<string, KeptPart> _kept = [];

    /// <param name="Owner">The name of what it is a part of.</param>
    /// <param name="Pattern">What is asked of it, or null.</param>
    private sealed record Part(string Key, string Owner, string Name, ITypeSymbol Type, IPatternOperation? Pattern)
    {
        /// <summary>Whether its case names it more than once.</summary>
        public bool IsUsedAgain { get; init; }

        /// <summary>What the names of the parts of this part begin with.</summary>
        public string PatternKey { get; init; } = Key;
    }

    private enum Reading
    {
        /// <summary>By the first case that can: the others only name it.</summary>
        First,

        /// <summary>By whichever case comes to it first.</summary>
        Any,

        /// <summary>The same for what only the stack can hold; a variable of its own says whether it was.</summary>
        AnyOnStack,
    }

    private sealed class KeptPart(int slot, Reading reading, int flag)
    {
        public int Slot => slot;

        public Reading Reading => reading;

        public int Flag => flag;

        public bool IsRead { get; set; }

        public CodeFragment Value => CodeFragment.Join(slot, reading == Reading.Any ? ".Value" : "");
    }

    private void AddPart(List<CodeFragment> tests, Part part, Func<CodeFragment> source, bool isCertain)
    {
        PatternInput value = Read(tests, part, source, isCertain);
        PatternInput present = IsNullableOf(part.Type, part.Pattern!.InputType) ? Narrow(tests, value, part.Type, part.Pattern.InputType) : value;
        NoteQuestion(tests, part, isCertain);
        AddTests(tests, part.Pattern, present, part.PatternKey, isCertain);
    }

    /// <summary>The value of a part, which is read where it is used first.</summary>
    private PatternInput Read(List<CodeFragment> tests, Part part, Func<CodeFragment> source, bool isCertain)
    {
        bool isAlone = !_shared.Contains(part.Key);
        if (isAlone && !part.IsUsedAgain && (part.Pattern is null || IsWritten(part.Pattern))) return new PatternInput(part.Name, source);
        if (!_kept.TryGetValue(part.Key, out KeptPart? kept)) kept = _kept[part.Key] = Keep(part, isCertain || isAlone);
        var both = new SlotPiece(kept.Slot, Access.Both);
        switch (kept.Reading)
        {
            case Reading.Any:
                tests.Add(CodeFragment.Join("(", both, ".IsRead || ", both, ".Keep(", source(), "))"));
                break;
            case Reading.AnyOnStack:
                tests.Add(CodeFragment.Join("(", kept.Flag, " || (", new SlotPiece(kept.Slot, Access.Write), " = ", source(), ") is var _ && (", new SlotPiece(kept.Flag, Access.Write), " = true))"));
                break;
        }
        return new PatternInput(part.Name, () => kept.Reading == Reading.First ? FirstOrLater(kept, source) : kept.Value);
    }

    private static CodeFragment FirstOrLater(KeptPart kept, Func<CodeFragment> source)
    {
        if (kept.IsRead) return kept.Value;
        kept.IsRead = true;
        return CodeFragment.Join("(", new SlotPiece(kept.Slot, Access.Write), " = ", source(), ")");
    }

    private KeptPart Keep(Part part, bool isCertain)
    {
        TypeModel type = TypeModels.Of(part.Type);
        string name = $"{part.Owner}_{part.Name}";
        int position = part.Pattern is null ? -1 : _context.AddPosition(part.Pattern.Syntax);
        if (isCertain) return new KeptPart(Declare(name, part.Name, type, position, _alternatives > 0 ? "default" : null), Reading.First, -1);
        return type.IsRefLike
            ? new KeptPart(Declare(name, part.Name, type, position, "default"), Reading.AnyOnStack, Declare(name + "_isRead", part.Name, TypeModel.Boolean, -1, "false"))
            : new KeptPart(Declare(name, part.Name, Wrapped(part.Type), position, "default"), Reading.Any, -1);
    }

    private TypeModel Wrapped(ITypeSymbol type)
    {
        TypeModel part = TypeModels.Of(type);
        // An anonymous type keeps the wrapped one from having a type with a name, too.
        AnonymousShape? shape = _context.Model.Compilation.GetTypeByMetadataName("ReactorGen.Machines.Part`1") is { } wrapper ? AnonymousShapes.Of(wrapper.Construct(type)) : null;
        return new($"global::ReactorGen.Machines.Part<{part.Text}>", part.HoldsReferences, false, part.Size + 8, part.CannotBeField, Shape: shape);
    }

    private int Declare(string name, string words, TypeModel type, int position, string? value = null)
    {
        int slot = _context.AddNamed(name, words, type, position);
        CodeFragment? start = type.Shape is { } shape ? CodeFragment.Of(new ExamplePiece(shape)) : value is null ? null : CodeFragment.Text(value);
        _declarations.Add(new LocalDeclaration(slot, type.Text, start is null ? null : new FragmentExpression(start)));
        return slot;
    }

    private readonly Dictionary<string, IReadOnlyList<PatternInput?>> _deconstructed = [];

    /// <summary>What a <c>Deconstruct</c> gives; null for what nobody asks for.</summary>
    private IReadOnlyList<PatternInput?> Deconstructed(List<CodeFragment> tests, IRecursivePatternOperation whole, PatternInput value, string key, string input, bool isCertain)
    {
        List<(ITypeSymbol Type, bool IsAsked)> elements = whole.DeconstructionSubpatterns.Select((p, i) => (p.InputType, _askedElements.Contains(ElementKey(whole, input, i)))).ToList();
        if (_deconstructed.TryGetValue(key, out IReadOnlyList<PatternInput?>? known)) return known;
        if (isCertain && !_kept.ContainsKey(key))
        {
            int?[] slots = elements.Select((e, i) => e.IsAsked ? _context.AddNamed($"{value.Name}_part{i + 1}", whole.DeconstructionSubpatterns[i].Syntax.ToString(), TypeModels.Of(e.Type), _context.AddPosition(whole.DeconstructionSubpatterns[i].Syntax)) : (int?)null).ToArray();
            tests.Add(Deconstruction(value, slots));
            return _deconstructed[key] = slots.Select((s, i) => s is { } slot ? PatternInput.Of(CodeFragment.Slot(slot), $"{value.Name}_part{i + 1}") : null).ToList();
        }
        List<ITypeSymbol> asked = elements.Where(e => e.IsAsked).Select(e => e.Type).ToList();
        if (asked.FirstOrDefault(TypeModels.IsStackOnly) is { } bound)
            _context.Report(Diagnostics.StackOnlyAcross, whole.Syntax.GetLocation(), whole.Syntax.ToString(), TypeModels.Text(bound));
        if (!_kept.TryGetValue(key, out KeptPart? kept)) kept = _kept[key] = new KeptPart(Declare($"{value.Name}_parts", value.Name, Wrapped(Together(asked)), -1, "default"), Reading.Any, -1);
        int?[] parts = elements.Select((e, i) => e.IsAsked ? _context.AddTemporary($"part{i + 1}", TypeModels.Of(e.Type)) : (int?)null).ToArray();
        object[] values = parts.Where(p => p is not null).SelectMany((p, i) => new object[] { i > 0 ? ", " : "", p! }).ToArray();
        string open = values.Length == 1 ? "" : "(", close = values.Length == 1 ? "" : ")";
        var both = new SlotPiece(kept.Slot, Access.Both);
        tests.Add(CodeFragment.Join(
            "(", both, ".IsRead || ", Deconstruction(value, parts), " && ", both, $".Keep({open}", values.Length == 0 ? "true" : CodeFragment.Join(values), $"{close}))"));
        int item = 0;
        return elements.Select((e, i) => e.IsAsked ? PatternInput.Of(CodeFragment.Join(kept.Value, values.Length == 1 ? "" : $".Item{++item}"), $"{value.Name}_part{i + 1}") : null).ToList();
    }

    private static CodeFragment Deconstruction(PatternInput value, int?[] variables)
    {
        EquatableArray<int> slots = variables.OfType<int>().ToEquatableArray();
        object[] pattern = variables.SelectMany((v, i) => new object[] { i > 0 ? ", " : "", v is { } slot ? CodeFragment.Join("var ", new PatternVariablePiece(slot)) : "_" }).ToArray();
        return CodeFragment.Join(
            new PatternEdgePiece(slots, Opens: true, Negated: false), value.Use(), " is (", CodeFragment.Join(pattern), variables.Length == 1 ? ") { }" : ")", new PatternEdgePiece(slots, Opens: false, Negated: false));
    }

    private ITypeSymbol Together(List<ITypeSymbol> types) => types.Count switch
    {
        0 => _context.Model.Compilation.GetSpecialType(SpecialType.System_Boolean),
        1 => types[0],
        _ => _context.Model.Compilation.CreateTupleTypeSymbol([.. types]),
    };
}
