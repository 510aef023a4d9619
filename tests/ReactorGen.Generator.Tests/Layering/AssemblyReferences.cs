using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace ReactorGen.Generator.Tests.Layering;

/// <summary>Which types of an assembly use which others of it: in fields, signatures, base types and the code of methods. Nested types count as the outermost; generic ones have the number of their parameters in the name, <c>List`1</c>.</summary>
internal sealed class AssemblyReferences : IDisposable
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value, o => o.OperandType);

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    public AssemblyReferences(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in _metadata.TypeDefinitions) Visit(handle);
    }

    public HashSet<(string From, string To)> Uses { get; } = [];

    /// <summary>The types with a P/Invoke.</summary>
    public HashSet<string> Importers { get; } = [];

    public void Dispose() => _file.Dispose();

    private void Visit(TypeDefinitionHandle handle)
    {
        string name = NameOf(handle);
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        Use(name, type.BaseType);
        foreach (InterfaceImplementationHandle i in type.GetInterfaceImplementations()) Use(name, _metadata.GetInterfaceImplementation(i).Interface);
        foreach (FieldDefinitionHandle f in type.GetFields()) Signature(name, _metadata.GetFieldDefinition(f).Signature);
        foreach (MethodDefinitionHandle m in type.GetMethods())
        {
            MethodDefinition method = _metadata.GetMethodDefinition(m);
            Signature(name, method.Signature);
            if ((method.Attributes & System.Reflection.MethodAttributes.PinvokeImpl) != 0) Importers.Add(name);
            if (method.RelativeVirtualAddress == 0) continue;
            MethodBodyBlock body = _file.GetMethodBody(method.RelativeVirtualAddress);
            if (!body.LocalSignature.IsNil) Signature(name, _metadata.GetStandaloneSignature(body.LocalSignature).Signature);
            Code(name, body.GetILContent());
        }
    }

    private void Code(string from, ImmutableArray<byte> il)
    {
        for (int i = 0; i < il.Length;)
        {
            short code = il[i] == 0xFE ? unchecked((short)(0xFE00 | il[i + 1])) : il[i];
            i += il[i] == 0xFE ? 2 : 1;
            OperandType operand = Operands[code];
            int value = i + 4 <= il.Length ? BitConverter.ToInt32(il.AsSpan(i, 4)) : 0;
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok) Use(from, MetadataTokens.EntityHandle(value));
            i += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * value,
                _ => 4,
            };
        }
    }

    private void Use(string from, EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition: Uses.Add((from, NameOf((TypeDefinitionHandle)handle))); break;
            case HandleKind.MethodDefinition: Use(from, _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.FieldDefinition: Use(from, _metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType()); break;
            case HandleKind.MemberReference: Use(from, _metadata.GetMemberReference((MemberReferenceHandle)handle).Parent); break;
            case HandleKind.TypeSpecification: Signature(from, _metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature); break;
            case HandleKind.MethodSpecification:
                MethodSpecification generic = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Signature(from, generic.Signature);
                Use(from, generic.Method);
                break;
        }
    }

    /// <summary>Finds the types in a signature: their tokens follow the bytes for "class" and "value type".</summary>
    private void Signature(string from, BlobHandle blob)
    {
        BlobReader reader = _metadata.GetBlobReader(blob);
        while (reader.RemainingBytes > 0)
        {
            byte b = reader.ReadByte();
            if (b is not (0x11 or 0x12) || reader.RemainingBytes == 0) continue;
            EntityHandle type = reader.ReadTypeHandle();
            if (type.Kind == HandleKind.TypeDefinition && MetadataTokens.GetRowNumber(type) <= _metadata.TypeDefinitions.Count) Use(from, type);
        }
    }

    private string NameOf(TypeDefinitionHandle handle)
    {
        TypeDefinition type = _metadata.GetTypeDefinition(handle);
        while (!type.GetDeclaringType().IsNil) type = _metadata.GetTypeDefinition(type.GetDeclaringType());
        string space = _metadata.GetString(type.Namespace);
        return $"{(space.Length > 0 ? space + "." : "")}{_metadata.GetString(type.Name)}";
    }
}
